/** A wording while it is being written: every part may still be empty. Pure. */

import { usualDirection } from '#exchange'
import { type Form, formById, itemIds, type PackAudio, type WordingPack } from '#instruments'
import { optionLists } from '../paste.ts'

const lines = ['version', 'title', 'instruction', 'period', 'copyright', 'source'] as const
const rights = ['text', 'grantedBy', 'grantedTo', 'validUntil'] as const
type Lines = Record<(typeof lines)[number] | 'language', string>
export type Rights = Record<(typeof rights)[number], string>

export interface PackDraft extends Lines {
  readonly form: string
  readonly training: boolean
  /** By item. */
  readonly items: Readonly<Record<string, string>>
  /** Which list of choices answers an item; a written number has none. */
  readonly answeredBy: Readonly<Record<string, string>>
  /** By list, a text for each choice that the form has. */
  readonly options: Readonly<Record<string, readonly string[]>>
  /** An empty last day is no end. */
  readonly licence: Rights
  /** What came with the file that this one began as. */
  readonly audio: PackAudio | null
}

/** `training` is the project's own wording of the form: it knows which items share a list of choices. */
export function emptyDraft(form: Form, training: WordingPack | null): PackDraft {
  const lists = optionLists(form, training)
  const ids = itemIds(form)
  return {
    form: form.id,
    language: '',
    version: '1',
    title: '',
    instruction: '',
    period: '',
    copyright: '',
    source: '',
    training: false,
    items: Object.fromEntries(ids.map((id) => [id, ''])),
    answeredBy: Object.fromEntries(lists.flatMap(({ name, numbers }) => numbers.map((n) => [ids[n - 1] ?? '', name]))),
    options: Object.fromEntries(lists.map(({ name, size }) => [name, Array.from({ length: size }, () => '')])),
    licence: { text: '', grantedBy: '', grantedTo: '', validUntil: '' },
    audio: null,
  }
}

/** What can be read of a pack or of a saved draft, faults and all; null where no known form is named. */
export function draftFrom(value: unknown): PackDraft | null {
  const from = asRecord(value)
  const form = typeof from.form === 'string' ? formById(from.form) : null
  if (!form) return null
  const items = Array.isArray(from.items) ? from.items.map(asRecord) : []
  const found = (id: string) => items.find((item) => item.id === id) ?? {}
  const ids = itemIds(form)
  const choices = ids.filter((id) => form.items[id]?.kind === 'choice')
  const answeredBy = Object.fromEntries(choices.map((id) => [id, text(found(id).options) || id]))
  const size = (list: string) => {
    const item = form.items[choices.find((id) => answeredBy[id] === list) ?? '']
    return item?.kind === 'choice' ? item.worth.length : 0
  }
  const labels = asRecord(from.options)
  const lists = [...new Set(Object.values(answeredBy))]
  const licence = asRecord(from.licence)
  return {
    ...pick(from, [...lines, 'language']),
    form: form.id,
    training: from.training === true,
    items: Object.fromEntries(ids.map((id) => [id, text(found(id).text)])),
    answeredBy,
    options: Object.fromEntries(
      lists.map((list) => [list, Array.from({ length: size(list) }, (_, i) => text(asList(labels[list])[i]))]),
    ),
    licence: pick(licence, rights),
    audio: from.format === 'mattstock-wording-2' ? (from.audio as PackAudio) : null,
  }
}

/** The pack as far as it is written, for `readPack` to judge. Space at the ends is left out, which nobody would see. */
export function packOf(draft: PackDraft): unknown {
  const { form, language, training, audio, licence } = draft
  const written = Object.fromEntries(lines.map((line) => [line, draft[line].trim()]))
  const { validUntil, ...right } = licence
  return {
    format: audio ? 'mattstock-wording-2' : 'mattstock-wording-1',
    form,
    language: language.trim(),
    direction: usualDirection(language.trim()),
    training,
    ...written,
    options: Object.fromEntries(
      Object.entries(draft.options).map(([name, list]) => [name, list.map((one) => one.trim())]),
    ),
    items: Object.entries(draft.items).map(([id, words]) => {
      const options = draft.answeredBy[id]
      return { id, text: words.trim(), ...(options !== undefined && { options }) }
    }),
    licence: { ...trimmed(right), validUntil: validUntil || null },
    ...(audio && { audio }),
  }
}

/** As the preview draws it before everything is written. */
export function shownPack(draft: PackDraft): WordingPack {
  const pack = packOf(draft) as WordingPack
  const some = (words: string) => words || '…'
  return {
    ...pack,
    options: Object.fromEntries(
      Object.entries(pack.options).map(([name, list]) => [name, list.map((one, i) => one || `… ${i + 1}`)]),
    ),
    items: pack.items.map((item) => ({ ...item, text: some(item.text) })),
  }
}

/** Sentences and choices that something stands in, of all. */
export function written({ items, options }: PackDraft): { readonly done: number; readonly of: number } {
  const all = [...Object.values(items), ...Object.values(options).flat()]
  return { done: all.filter((one) => one.trim() !== '').length, of: all.length }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
const pick = <K extends string>(from: Record<string, unknown>, keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, text(from[key])])) as Record<K, string>
const trimmed = <T extends Record<string, string>>(from: T) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, value.trim()]))
