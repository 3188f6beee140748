/** In the place of src/vault/crypto/costs.ts and collector/admin/costs.ts where a test is not about what a guess costs. */
export const ITERATIONS = 1000
export const PIN_ROUNDS = 16
export const SCRYPT_N = 2 ** 10
