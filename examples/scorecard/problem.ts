/** Something that the person who typed the command can mend: printed in one line, without a stack trace. */
export class Problem extends Error {}
