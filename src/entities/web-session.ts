import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("webSessions", {
    id: id(),
    visitorId: text(),
    userId: text(),
    startedAt: time(),
    /** How long the page was in the foreground. */
    engagedSeconds: number(),
    /** Pages or screens viewed. */
    views: number(),
    /** Events that the business counts as results. */
    keyEvents: number(),
    source: text(),
    medium: text(),
    channel: text(),
    campaignId: text(),
    /** When a form was sent in it. */
    submittedAt: time(),
  }))();

/**
 * A visit of a website or an app.
 *
 * @category Entities
 */
export interface WebSession extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link WebSession} rows, known to data as `webSessions`.
 *
 * @category Entities
 */
export const WebSession: WebSessionEntity = declared;

interface WebSessionEntity extends EntityOf<WebSession, typeof declared> {}
