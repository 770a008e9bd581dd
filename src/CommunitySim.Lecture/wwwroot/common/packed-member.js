/** The bits of a member's day, as in PackedMember on the server. */
export const mark = { aware: 1, customer: 2, muted: 4, openProblem: 8, ignored: 16 };

/** The events of a day. */
export const event = { none: 0, pitched: 1, solved: 2, letDown: 3, sanctioned: 4 };

/** The event of a packed byte. */
export const eventOf = packed => packed >> 5;
