/** Files that a unit brings, checked against the register. */
import { builtIn, formById, instruments } from './front.ts'
import { type CheckedPack, checkPack as checkPackFor } from './model/check-pack.ts'
import type { Form } from './model/definition.ts'
import { type ReadInstrumentFile, readInstrumentFile as readInstrumentFileFor } from './model/instrument-file.ts'
import { type ReadNormSet, readNormSet as readNormSetFor } from './model/read-norms.ts'
import { ownFormById } from './own-forms.ts'

/** A parsed pack file, or the list of what is wrong with it. */
export const checkPack = (value: unknown): CheckedPack => checkPackFor(value, formById)

/** A unit's own table of limits or changes for a built-in form, or the list of what is wrong with it. */
export const readNormSet = (value: unknown): ReadNormSet => readNormSetFor(value, builtIn)

/**
 * An instrument as a file, or the list of what is wrong with it. `known` gives the form that whoever reads it has by an
 * id already: a later version may not change what was asked.
 */
export const readInstrumentFile = (
  value: unknown,
  known: (form: string) => Form | null = ownFormById,
): ReadInstrumentFile =>
  readInstrumentFileFor(value, {
    taken: (id) => builtIn(id) !== null || instruments.some((instrument) => instrument.id === id),
    known,
  })
