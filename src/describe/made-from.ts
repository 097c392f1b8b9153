import type { FieldsByEntity } from "./fields-read.js";

/** The rows that a view needs: always, and for single fields of what it makes. */
interface MadeFrom {
  readonly always: FieldsByEntity;
  readonly fields?: Readonly<Record<string, FieldsByEntity>>;
}

/**
 * The rows that the entities of views are made from, with the fields that the views cannot do without. A test leaves each of
 * them out and sees the rows change.
 */
export const madeFrom: Readonly<Record<string, MadeFrom>> = /*#__PURE__*/ (() => {
  const visits = { stageVisits: ["dealId", "stage", "enteredAt"] };
  const subscriptions = {
    subscriptions: ["id", "customerId", "startedAt", "endedAt"],
    subscriptionItems: ["id", "subscriptionId", "price", "currency", "interval"],
  };
  const activity = { activities: ["dealId", "heldAt"] };
  return {
    customerPayments: {
      always: {
        customers: ["id"],
        orders: ["id", "customerId", "paidAt", "paidAmount", "refundedAt", "refundedAmount", "currency"],
      },
      fields: { customerSince: { customers: ["firstPaidAt"] } },
    },
    dealStarts: {
      always: { deals: ["id", "status", "closedAt"] },
      fields: {
        createdAt: { deals: ["createdAt"] },
        firstActivityAt: activity,
        firstMeetingAt: { activities: ["dealId", "type", "heldAt"] },
        firstQuoteAt: { quotes: ["dealId", "sentAt"] },
      },
    },
    latestAnswers: {
      always: { surveyResponses: ["id", "customerId", "kind", "respondedAt"] },
      fields: { score: { surveyResponses: ["score"] }, sentiment: { surveyResponses: ["sentiment"] } },
    },
    mrrMovements: { always: subscriptions },
    pointsSpells: { always: { pointsEntries: ["id", "memberId", "kind", "points", "at"] } },
    purchaseGaps: { always: { orders: ["id", "customerId", "placedAt", "paidAt"] } },
    quietSpells: {
      always: { deals: ["id", "status", "createdAt", "closedAt"] },
      fields: {
        movedAt: visits,
        activeAt: activity,
        quietSince: { ...visits, ...activity },
        meetingAt: { activities: ["dealId", "type", "scheduledAt"] },
        stage: visits,
      },
    },
    quoteChains: {
      always: { quotes: ["id", "sentAt"] },
      fields: {
        amount: { quotes: ["amount", "currency"] },
        discount: { quotes: ["discount", "currency"] },
        outcome: { quotes: ["acceptedAt", "declinedAt", "expiresAt"] },
        decidedAt: { quotes: ["acceptedAt", "declinedAt", "expiresAt"] },
        repId: { quotes: ["repId"] },
      },
    },
    receivableSpells: {
      always: { invoices: ["id", "issuedAt", "amount", "currency"] },
      fields: { overdueDays: { invoices: ["dueAt"] } },
    },
    stageReaches: { always: visits },
    stageStays: { always: visits },
    subscriptionSpells: {
      always: subscriptions,
      fields: {
        listAmount: { subscriptionDiscounts: ["subscriptionId", "kind", "value"] },
        pastDue: { subscriptionStatuses: ["subscriptionId", "status", "from"] },
      },
    },
  };
})();
