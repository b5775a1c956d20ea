/** The first pickle of a torch file from before 1.6. */
export const legacyMagic = 0x1950a86a20f9469cfc6cn;
