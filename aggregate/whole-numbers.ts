/** The greatest whole number that divides both; the other where one is 0. Neither is negative. */
export const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
