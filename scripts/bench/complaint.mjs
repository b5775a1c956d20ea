/** What the user can mend: told without a stack. */
export class Complaint extends Error {}
