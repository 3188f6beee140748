/** The shape of what is sealed to a public key, for whoever reads it from outside. Whoever only seals loads no shapes. */
import * as z from 'zod'
import type { SealedToUnit } from './unit-key.ts'

export const sealedToUnit: z.ZodType<SealedToUnit> = z.strictObject({ enc: z.string(), box: z.string() })
