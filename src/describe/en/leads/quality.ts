import type { MetricText } from "../../text.js";

export const leadsQuality = {
  emailCaptureRate: {
    name: "E-mail capture rate",
    definition: "Share of the leads created that have a valid e-mail address, by creation date.",
    formula: "leads with a valid e-mail address ÷ leads created",
    synonyms: ["leads with email", "email fill rate"],
    caveats: [
      "Placeholders such as test@… and n/a are not valid.",
      "The address counts whenever it was captured, and may still be undeliverable.",
    ],
  },
  phoneCaptureRate: {
    name: "Phone capture rate",
    definition: "Share of the leads created that have a valid telephone number, by creation date.",
    formula: "leads with a valid telephone number ÷ leads created",
    synonyms: ["leads with phone", "phone fill rate"],
    caveats: [
      "Placeholders such as n/a and 0000000 are not valid.",
      "The number counts whenever it was captured.",
    ],
  },
  nameCaptureRate: {
    name: "Name capture rate",
    definition:
      "Share of the leads created that have a valid name, a full one or both a first and a last name, by creation date.",
    formula: "leads with a valid name ÷ leads created",
    synonyms: ["leads with name", "name fill rate"],
    caveats: ["Placeholders such as n/a are not valid.", "The name counts whenever it was captured."],
  },
  completeContactRate: {
    name: "Complete contact rate",
    definition:
      "Share of the leads created that have a valid e-mail address, telephone number and name, by creation date.",
    formula: "leads with all three valid ÷ leads created",
    synonyms: ["complete contacts"],
    caveats: ["It is not the product of the three capture rates, for the fields are not independent."],
  },
  contactCompletenessScore: {
    name: "Contact completeness score",
    definition:
      "Share of valid fields among the contact fields of the leads created (e-mail address, telephone number, name), from 0 to 1, by creation date.",
    formula: "valid fields ÷ (3 × leads created)",
    synonyms: ["contact data quality", "lead data completeness"],
  },
  weightedContactCompleteness: {
    name: "Weighted contact completeness score",
    definition:
      "Share of valid fields among the contact fields of the leads created, each field with its weight in `weights`, from 0 to 1, by creation date.",
    formula: "Σ weight of valid fields ÷ Σ weight of all fields",
    synonyms: ["weighted completeness"],
  },
} satisfies Record<string, MetricText>;
