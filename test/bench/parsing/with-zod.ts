import { type CurrencyCode, type Deal, isCurrency } from "salesmetrics";
import * as z from "zod";

const blankable = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text || null);

const currency = blankable.refine((code) => code === null || isCurrency(code)) as z.ZodType<CurrencyCode>;

const decimal = z
  .string()
  .trim()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform((text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text));

const amount = orNull(z.union([z.number(), decimal]));
const share = orNull(z.number().min(0).max(1));

const time = orNull(
  z.union([z.iso.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]),
);

/** A schema of deals as one writes it with zod. It checks fields alone: no repeated ids, and nothing between fields. */
export const deals = z.array(
  z.object({
    id: z.string().trim().min(1),
    status: z.enum(["open", "won", "lost"]),
    name: blankable,
    amount,
    currency,
    probability: share,
    stage: blankable,
    createdAt: time,
    qualifiedAt: time,
    expectedCloseAt: time,
    closedAt: time,
    lossReason: blankable,
    competitor: blankable,
    ownerId: blankable,
    customerId: blankable,
    accountId: blankable,
    leadId: blankable,
    campaignId: blankable,
    productId: blankable,
    source: blankable,
    pipeline: blankable,
    type: z
      .enum(["new", "expansion", "renewal"])
      .nullish()
      .transform((word) => word ?? null),
    listAmount: amount,
    termMonths: amount,
  }),
) as unknown as z.ZodType<Deal[]>;

function orNull<Output>(schema: z.ZodType<Output>): z.ZodType<Output | null> {
  return z
    .union([schema, z.literal("").transform(() => null)])
    .nullish()
    .transform((value) => value ?? null);
}
