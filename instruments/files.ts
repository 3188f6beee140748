/** Files that a unit brings, checked against the register, and the forms that came of them. */
import { builtIn, formById, forms, instruments } from './front.ts'
import { GOALS_FORM } from './goals.ts'
import { type CheckedPack, checkPack as checkPackFor } from './model/check-pack.ts'
import type { Form } from './model/definition.ts'
import { type ReadInstrumentFile, readInstrumentFile as readInstrumentFileFor } from './model/instrument-file.ts'
import { type ReadNormSet, readNormSet as readNormSetFor } from './model/read-norms.ts'
import { ownFormById, ownForms } from './own-forms.ts'

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
    taken: (id) => id === GOALS_FORM || builtIn(id) !== null || instruments.some((instrument) => instrument.id === id),
    known,
  })

/** Every form that can be asked here: the built-in ones, then the unit's own. */
export const everyForm = (): readonly Form[] => [...forms, ...ownForms()]

/** True for a form that came as data: no limits, no reliable change, and marked wherever it stands. */
export const isOwnForm = (id: string): boolean => builtIn(id) === null && ownFormById(id) !== null
