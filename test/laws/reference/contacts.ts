/** What each text of a contact is, in the eyes of a person. */
export const contacts: Readonly<Record<string, readonly ("email" | "phone" | "person")[]>> = {
  "ann@lovelace.org": ["email"],
  "test@lovelace.org": [],
  "x@x.x": [],
  "+49 30 1234567": ["phone"],
  "1111111": [],
  "Ann Bee": ["person"],
  " ann ": ["person"],
  "Test Test": [],
  "n/a": [],
  "": [],
};
