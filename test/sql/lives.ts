import type {
  Activity,
  Customer,
  Deal,
  Order,
  Quote,
  StageVisit,
  SurveyResponse,
  TimeValue,
  Touch,
} from "salesmetrics";
import { drawFrom } from "../../src/testing/random.js";
import type { Times } from "../engines/tables.js";

/** The stages of a pipeline, and visits to one that is not listed. */
export const stages = ["demo", "offer", "it's", "signed"];

/** Rows about few deals on few days, so that all that can meet meets, and much of it at once. */
export interface Lives {
  readonly deals: readonly Deal[];
  readonly stageVisits: readonly StageVisit[];
  readonly activities: readonly Activity[];
  readonly touches: readonly Touch[];
  readonly orders: readonly Order[];
  readonly customers: readonly Customer[];
  readonly surveyResponses: readonly SurveyResponse[];
  readonly quotes: readonly Quote[];
}

const start = Date.UTC(2025, 1, 20);
// The last are a spelling that deals declare, and texts that cannot be read.
const statuses = [
  "open",
  "open",
  "won",
  "lost",
  "won",
  "open",
  "Closed Won" as "won",
  "WON" as "won",
] as const;
const kinds = ["nps", "nps", "csat", "ces", null, "NPS" as "nps"] as const;
const types = ["call", "meeting", "demo", "email", null, "Meeting" as "meeting"] as const;

export function livesOf(seed: number, times: Times, count = 40): Lives {
  const draw = drawFrom(seed);
  const oneOf = <Item>(items: readonly Item[]): Item => items[draw(items.length)]!;
  const list = <Item>(size: number, make: (place: number) => Item): Item[] =>
    Array.from({ length: size }, (_, place) => make(place));
  const time = (span = 16): TimeValue => {
    // Few hours of few days, with a rest that is below a second.
    const moment = new Date(
      start + draw(span) * 86_400_000 + (times === "date" ? 0 : oneOf([0, 0, 5, 43_200_007])),
    );
    return times === "date" ? (moment.toISOString().slice(0, 10) as TimeValue) : moment;
  };
  const maybe = <Item>(make: () => Item): Item | null => (draw(4) === 0 ? null : make());
  const dealId = (): string => `d${String(draw(count))}`;
  return {
    deals: list(count, (place) => ({
      id: `d${String(place)}`,
      status: oneOf(statuses),
      createdAt: maybe(time),
      closedAt: maybe(() => time(30)),
      ownerId: maybe(() => oneOf(["ann", "bob"])),
      pipeline: maybe(() => oneOf(["p", "q"])),
    })),
    stageVisits: list(count * 5, (place) => ({
      id: oneOf(["v", "V", "é", "z "]) + String(place),
      dealId: dealId(),
      stage: oneOf([...stages, ...stages, "elsewhere", "Demo"]),
      enteredAt: draw(12) === 0 ? null : time(),
      leftAt: maybe(time),
      ownerId: maybe(() => oneOf(["ann", "bob", "cyd"])),
      pipeline: draw(3) > 0 ? null : oneOf(["p", "q", ""]),
    })),
    activities: list(count * 3, (place) => ({
      id: `a${String(place)}`,
      type: oneOf(types),
      dealId: maybe(() => oneOf([dealId(), dealId(), "nobody"])),
      createdAt: maybe(time),
      scheduledAt: maybe(() => time(40)),
      heldAt: maybe(time),
      automated: oneOf([null, true, false]),
    })),
    touches: list(count, (place) => ({
      id: `t${String(place)}`,
      dealId: maybe(dealId),
      occurredAt: maybe(time),
    })),
    orders: list(count * 4, (place) => ({
      id: `o${String(place)}`,
      customerId: maybe(() => `c${String(draw(count))}`),
      placedAt: maybe(() => time(150)),
      paidAmount: maybe(() => draw(900) / 4),
      currency: "EUR",
      test: oneOf([null, false, false, true]),
    })),
    customers: list(count, (place) => ({
      id: `c${String(draw(12) === 0 ? draw(count) : place)}`,
      segment: maybe(() => oneOf(["large", "small"])),
      signedUpAt: maybe(() => time(110)),
      test: oneOf([null, false, false, true]),
    })),
    // Few customers, who answer often, and sometimes at one time.
    surveyResponses: list(count * 4, (place) => ({
      id: `s${String(place)}`,
      customerId: oneOf(["ann", "bob", "Bob", "cyd", "", null]),
      kind: oneOf(kinds),
      respondedAt: maybe(() => time(10)),
      score: maybe(() => draw(44) / 4),
      scaleMin: oneOf([null, 0]),
      scaleMax: oneOf([null, 7, 10]),
      direction: oneOf(["up", "down", null]),
      sentiment: oneOf(["positive", "negative", null]),
      repId: maybe(() => oneOf(["ann", "bob"])),
      channel: maybe(() => oneOf(["mail", "web"])),
    })),
    quotes: list(count * 2, (place) => ({
      id: `q${String(place)}`,
      dealId: maybe(() => oneOf([dealId(), dealId(), "nobody"])),
      sentAt: maybe(time),
    })),
  };
}
