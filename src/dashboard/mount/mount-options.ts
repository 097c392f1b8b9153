import { checkDate, periodIn } from "../../calendar/arguments.js";
import type { CalendarDate, Period } from "../../calendar/time.js";
import { type Language, languageIn } from "../../describe/language.js";
import { having, invalidArgument, knownOptionsIn, listIn, oneNamed, refusal } from "../../errors.js";
import type { Dimensions } from "../../expressions/dimension.js";
import type { Theme } from "../../figures/palette.js";
import type { Metrics } from "../../formulas/metric.js";
import type { Dashboard } from "../dashboard.js";
import type { DashboardView } from "./dashboard-view.js";

/**
 * The options of {@link mount}.
 *
 * @category Dashboards
 */
export interface MountOptions<
  M extends Metrics = Metrics,
  By extends Dimensions = Dimensions,
  Every = unknown,
> {
  /** The dashboard of what is shown: what `dashboard({ … })` returns for it. It is asked again after every change. */
  readonly dashboard: (view: DashboardView<M, By, Every>) => Dashboard;
  /** Its languages, the first one first. With two or more the reader may choose. */
  readonly languages: readonly Language[];
  /** What filters and comparisons are called, by the code of a language and by their names: `{ en: { rep: "Rep" } }`. */
  readonly titles?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** Dimensions by name: the reader may choose one value of each. */
  readonly filters?: Dimensions | undefined;
  /** Periods: the reader may choose one in place of that of the board. */
  readonly periods?: readonly Period[] | undefined;
  /** Names of what to compare with, such as `"yearBefore"`: the reader may choose one, and the view tells which. */
  readonly comparisons?: readonly string[] | undefined;
  /** The first day of the past: the reader may move `asOf` from it to that of the board. */
  readonly history?: CalendarDate | undefined;
  /** `"auto"` by default: light or dark, as the reader's system is. */
  readonly theme?: Theme | "auto" | undefined;
  /** Is told what went wrong; the page says it too, in the place of a tile or, with the last picture kept, above all. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

const names = [
  ...(["dashboard", "languages", "titles", "filters", "periods"] as const),
  ...(["comparisons", "history", "theme", "onError"] as const),
] as const;

/** The options, checked. */
export function mountOptionsIn(caller: string, options: MountOptions): MountOptions {
  const known = knownOptionsIn(caller, options, [...names]);
  const { dashboard, languages, history, theme, onError } = known;
  if (typeof dashboard !== "function")
    throw invalidArgument(
      caller,
      "a function as dashboard: ({ report, language }) => dashboard({ … })",
      dashboard,
    );
  if (onError !== undefined && typeof onError !== "function")
    throw invalidArgument(caller, "a function as onError", onError);
  if (listIn(caller, "a list as languages: [en]", languages).length === 0)
    throw refusal(caller, "a language: { languages: [en] }", "none");
  for (const language of languages)
    having(caller, "languages with the words of live dashboards", languageIn(caller, language).live);
  if (history !== undefined) checkDate(`${caller}: history`, history);
  if (theme !== undefined) oneNamed(`${caller}: theme`, theme, ["auto", "light", "dark"]);
  checkChoices(caller, known);
  return known;
}

function checkChoices(caller: string, options: MountOptions): void {
  const { titles = {}, filters = {}, periods = [], comparisons = [] } = options;
  for (const texts of Object.values(having(caller, "titles by the code of a language", titles)))
    having(caller, 'titles by name for each language, { en: { rep: "Rep" } }', texts);
  for (const [name, dimension] of Object.entries(having(caller, "dimensions by name as filters", filters)))
    having(caller, `a dimension as filters.${name}, such as Deal.ownerId`, dimension, "definition");
  for (const period of listIn(caller, "a list as periods", periods)) periodIn(`${caller}: periods`, period);
  for (const name of listIn(caller, "a list as comparisons", comparisons))
    if (typeof name !== "string") throw invalidArgument(caller, "names as comparisons", name);
}
