import { MailSend } from "../../entities/mail-send.js";
import { Subscriber } from "../../entities/subscriber.js";
import { ne } from "../../expressions/comparison.js";
import { and, not, or } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { isWord } from "../../expressions/words.js";
import { count } from "../../metrics/count.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { stock } from "../../metrics/stock.js";
import { where } from "../../metrics/where.js";
import { shareOf } from "../share-of.js";

/**
 * Mails sent: the number of mails to a recipient, by sending date.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const mailsSent = /*#__PURE__*/ metric("mailsSent", () => count(MailSend, { at: MailSend.sentAt }), {
  direction: "none",
});

/**
 * The delivery rate of mails: mails delivered by `asOf` ÷ mails sent, by sending date.
 *
 * *Details*. What was opened, clicked or answered was delivered; what bounced was not.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const mailDeliveryRate = /*#__PURE__*/ metric("mailDeliveryRate", () =>
  shareOf(mailsSent, isDelivered(), "up"),
);

/**
 * The bounce rate of mails: mails that bounced by `asOf` ÷ mails sent, by sending date.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const mailBounceRate = /*#__PURE__*/ metric("mailBounceRate", () =>
  shareOf(mailsSent, happened(MailSend.bouncedAt), "down"),
);

/**
 * The hard-bounce rate of mails: mails that bounced for good by `asOf` ÷ mails sent, by sending date.
 *
 * *Details*. The address is bad; a full mailbox is a soft bounce. A bounce without a kind is in neither side, and reported.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const hardBounceRate = /*#__PURE__*/ metric("hardBounceRate", () =>
  shareOf(mailsSent, and(happened(MailSend.bouncedAt), isWord(required(MailSend.bounce), "hard")), "down"),
);

/**
 * The open rate of mails: mails opened by `asOf` ÷ mails delivered, by sending date.
 *
 * *Details*. Each mail once, however often it is opened. A click without an opening implies one. Openings by machines, such as
 * privacy protection, do not count where the row says so.
 *
 * *Gotchas*. Where rows do not tell machines, the rate is too high; where images are blocked, too low.
 *
 * @see HubSpot; Mailchimp
 * @category Campaigns
 */
export const mailOpenRate = /*#__PURE__*/ metric("mailOpenRate", () =>
  shareOf(mailsDelivered(), isOpened(), "up"),
);

/**
 * The click rate of mails: mails with a click by `asOf` ÷ mails delivered, by sending date.
 *
 * *Details*. Each mail once. The link to unsubscribe is no click.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const mailClickRate = /*#__PURE__*/ metric("mailClickRate", () =>
  shareOf(mailsDelivered(), happened(MailSend.clickedAt), "up"),
);

/**
 * The click-to-open rate (CTOR) of mails: mails with a click by `asOf` ÷ mails opened, by sending date.
 *
 * *Details*. As {@link mailOpenRate} and {@link mailClickRate}. Some call it click-through rate.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const clickToOpenRate = /*#__PURE__*/ metric("clickToOpenRate", () =>
  shareOf(where(mailsDelivered(), isOpened()), happened(MailSend.clickedAt), "up"),
);

/**
 * The reply rate of mails: mails that a person answered by `asOf` ÷ mails delivered, by sending date.
 *
 * *Details*. Automatic answers are no replies. For sequences, pass the first mail of each thread.
 *
 * @see Gong
 * @category Campaigns
 */
export const mailReplyRate = /*#__PURE__*/ metric("mailReplyRate", () =>
  shareOf(mailsDelivered(), happened(MailSend.repliedAt), "up"),
);

/**
 * The unsubscribe rate of mails: mails after which somebody unsubscribed by `asOf` ÷ mails delivered, by sending date.
 *
 * @see fivetran dbt_hubspot
 * @category Campaigns
 */
export const unsubscribeRate = /*#__PURE__*/ metric("unsubscribeRate", () =>
  shareOf(mailsDelivered(), happened(MailSend.unsubscribedAt), "down"),
);

/**
 * The spam-complaint rate of mails: mails reported as spam by `asOf` ÷ mails delivered, by sending date.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const spamComplaintRate = /*#__PURE__*/ metric("spamComplaintRate", () =>
  shareOf(mailsDelivered(), happened(MailSend.complainedAt), "down"),
);

/**
 * Subscribers: the number of people on the list at the end of each period.
 *
 * *Details*. Without a period it is the number at `asOf`. One without a joining date is left out and reported.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const subscribersAtEnd = /*#__PURE__*/ metric(
  "subscribersAtEnd",
  () => stock(count(Subscriber), { from: Subscriber.joinedAt, until: Subscriber.leftAt }),
  { direction: "up" },
);

/**
 * The growth of the list: (joined − left) ÷ subscribers at the end of the period before.
 *
 * *Details*. From zero it is `null`, with the reason `no-base`; for a period that has not ended, `incomplete-period`.
 *
 * @see HubSpot
 * @category Campaigns
 */
export const subscriberGrowth = /*#__PURE__*/ metric("subscriberGrowth", () => growth(subscribersAtEnd));

function mailsDelivered() {
  return where(mailsSent, isDelivered());
}

function isDelivered() {
  const { deliveredAt, openedAt, clickedAt, repliedAt, bouncedAt } = MailSend;
  const hasArrived = or(happened(deliveredAt), happened(openedAt), happened(clickedAt), happened(repliedAt));
  return and(hasArrived, not(happened(bouncedAt)));
}

/** Opened by a person. */
function isOpened() {
  const { openedAt, openedByMachine, clickedAt } = MailSend;
  return or(and(happened(openedAt), ne(openedByMachine, true)), happened(clickedAt));
}
