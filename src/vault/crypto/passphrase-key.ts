/** What is typed becomes a key, slowly. */
import * as z from 'zod'
import { base64, random, unbase64, utf8 } from './bytes.ts'
import { ITERATIONS } from './costs.ts'
import { pbkdf2Key } from './derive.ts'

export const derivation = z.strictObject({
  name: z.literal('PBKDF2-SHA-256'),
  iterations: z.number().int().min(ITERATIONS),
  salt: z.string(),
})
type Derivation = z.infer<typeof derivation>

export const newDerivation = (): Derivation => ({
  name: 'PBKDF2-SHA-256',
  iterations: ITERATIONS,
  salt: base64(random(16)),
})

/** What was typed, as it was meant: case and spacing are not part of a passphrase. */
const normalised = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase().split(/\s+/u).join(' ')

/** What was typed as an HKDF key: slow. */
export const derivedKey = (secret: string, how: Derivation): Promise<CryptoKey> =>
  pbkdf2Key(utf8(normalised(secret)), unbase64(how.salt), how.iterations)
