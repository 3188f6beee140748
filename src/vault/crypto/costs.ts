/**
 * What one guess of a secret costs. The tests and trials of the vault that do not ask for the cost itself run with less
 * (test/low-costs.ts), else deriving keys would be most of their time. Whatever runs the app as it is built has these.
 */

/** Iterations of PBKDF2-HMAC-SHA-256: OWASP's figure (Password Storage Cheat Sheet, read 2026). */
export const ITERATIONS = 600_000
/** Signatures in a row, each by a key that does not leave the page: a quarter of a second a guess of a PIN (decision 0130). */
export const PIN_ROUNDS = 16_384
