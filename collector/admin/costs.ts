/** What one guess of the staff's passphrase costs. Tests that do not ask for the cost itself run with less (test/low-costs.ts). */

/** Memory cost of scrypt, 128 MiB with blocks of 8: OWASP's first choice (Password Storage Cheat Sheet, read 2026). */
export const SCRYPT_N = 2 ** 17
