/** CORE-10 is items 2 3 7 10 15 16 18 23 27 28 of CORE-OM, in that order. */
import type { coreOmForm } from '../../core-om/instrument.ts'

const FROM = ['i2', 'i3', 'i7', 'i10', 'i15', 'i16', 'i18', 'i23', 'i27', 'i28'] as const

export const borrowed = (sentences: Readonly<Record<keyof (typeof coreOmForm)['items'], string>>) =>
  Object.fromEntries(FROM.map((item, at) => [`i${at + 1}`, sentences[item]]))
