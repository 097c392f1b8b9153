/** The company that the sample export comes from: invented, as are all its people. */

export const firstDay = "2023-11-20";
/** The day of the export: in the middle of a quarter, so that something is always partial. */
export const lastDay = "2025-11-18";
export const seed = 20_251_118;

/** Whoever sells: how many deals, how often won, how quickly. */
export const reps = [
  { name: "Amara Okafor", weight: 12, skill: 1.3, pace: 0.8, until: lastDay },
  { name: "Ben Whitfield", weight: 11, skill: 0.95, pace: 1, until: lastDay },
  { name: "Chiara Lombardi", weight: 12, skill: 1.1, pace: 0.95, until: lastDay },
  { name: "田中 美咲", weight: 10, skill: 1.2, pace: 1.1, until: lastDay },
  { name: "Dev Raghunathan", weight: 9, skill: 0.8, pace: 1.25, until: lastDay },
  { name: "Elif Şahin", weight: 9, skill: 1.05, pace: 0.9, until: lastDay },
  { name: "Maximiliane von Hohenstein-Bergfeld", weight: 6, skill: 1, pace: 1.05, until: lastDay },
  { name: "Gus O'Leary", weight: 8, skill: 0.65, pace: 1.4, until: "2025-02-28" },
] as const;

export const sources = [
  { name: "Website", weight: 34, worth: 1 },
  { name: "Referral", weight: 16, worth: 1.9 },
  { name: "Webinar", weight: 14, worth: 0.9 },
  { name: "Trade fair", weight: 10, worth: 1.2 },
  { name: "Cold e-mail", weight: 18, worth: 0.45 },
  { name: "", weight: 4, worth: 0.8 },
] as const;

export const campaigns = [
  {
    id: "brand-search",
    channel: "Search",
    source: "Website",
    spend: 95,
    click: 0.062,
    margin: 0.5,
    weight: 14,
  },
  {
    id: "category-search",
    channel: "Search",
    source: "Website",
    spend: 160,
    click: 0.031,
    margin: 0.45,
    weight: 13,
  },
  {
    id: "partner-webinars",
    channel: "Events",
    source: "Webinar",
    spend: 70,
    click: 0.024,
    margin: 0.55,
    weight: 12,
  },
  {
    id: "retargeting",
    channel: "Display",
    source: "Website",
    spend: 45,
    click: 0.006,
    margin: 0.4,
    weight: 5,
  },
  {
    id: "social-dach",
    channel: "Social",
    source: "Website",
    spend: 60,
    click: 0.011,
    margin: 0.4,
    weight: 5,
  },
] as const;

export const products = [
  { name: "Atlas Basic", weight: 45, price: 1800 },
  { name: "Atlas Team", weight: 35, price: 7200 },
  { name: "Atlas Enterprise", weight: 12, price: 26_000 },
  { name: "Onboarding", weight: 8, price: 3500 },
] as const;

/** What a seat of a plan costs a month; a year costs ten months. `yearly` is the share of those who pay so. */
export const plans = [
  { name: "Basic", product: "Atlas Basic", price: 29, seats: [2, 8], yearly: 0.1 },
  { name: "Team", product: "Atlas Team", price: 49, seats: [4, 20], yearly: 0.3 },
  { name: "Enterprise", product: "Atlas Enterprise", price: 79, seats: [15, 60], yearly: 0.75 },
] as const;

export const cancelReasons = [
  { name: "Too expensive", weight: 34 },
  { name: "Not used", weight: 30 },
  { name: "Competitor", weight: 20 },
  { name: "", weight: 16 },
] as const;

export const stages = ["Discovery", "Demo", "Proposal", "Negotiation"] as const;

export const lossReasons = [
  { name: "Price", weight: 30 },
  { name: "No decision", weight: 28 },
  { name: "Competitor", weight: 22 },
  { name: "Missing feature", weight: 12 },
  { name: "", weight: 8 },
] as const;

export const firstNames =
  "Ada Bruno Carla Dmitri Elena Felix Grace Hugo Ines Jonas Kofi Lena Marco Nadia Oscar Priya Quentin Rosa Sven Tara Uma Viktor Wanda Yusuf Zoë".split(
    " ",
  );
export const lastNames =
  "Abbott Becker Costa Dubois Eriksen Fischer Garcia Hansen Ivanova Jensen Kowalski Lopez Moreau Novak Ortiz Park Quinn Rossi Schmidt Tanaka Ueda Virtanen Weber Young Zhang".split(
    " ",
  );
export const companies =
  "Alder Birch Cobalt Delta Ember Falcon Granite Harbor Indigo Juniper Keystone Lumen Meridian Nimbus Orchard Pinnacle Quarry Ridge Summit Tundra Vertex Willow".split(
    " ",
  );
export const trades = ["Foods", "Logistics", "Labs", "Retail", "Energy", "Clinics", "Robotics", "Media"];

/** How busy a month is, from January. */
export const season = [0.9, 0.95, 1.15, 1, 1.05, 1.1, 0.75, 0.7, 1.15, 1.1, 1.1, 0.8] as const;
