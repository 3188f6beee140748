/** In the place of src/vault/crypto/costs.ts where a test is not about what a guess costs. */
export const ITERATIONS = 1000
export const PIN_ROUNDS = 16
