/** One file of the wordings folder: what it says of itself, or why it is not offered. The whole check is room 1's, in the app. */
import { TextDecoder } from 'node:util'
import * as z from 'zod'
import { canonicalText, type ShelvedWording } from '#aggregate'
import { sha256Hex } from '../signing/es256.ts'

export type NotOffered = 'not-json-name' | 'too-large' | 'not-utf8' | 'not-json' | 'not-a-pack' | 'other-content'

const line = z.string().max(400)
const said = z.looseObject({
  format: z.string().regex(/^mattstock-wording-\d+$/),
  form: line,
  language: line,
  version: line,
  title: line,
  training: z.boolean(),
  copyright: line,
  licence: z.looseObject({ grantedBy: line, grantedTo: line, validUntil: line.nullable() }),
  sha256: z.string().optional(),
})

export function readWordingFile(name: string, file: Buffer): ShelvedWording | NotOffered {
  const value = parsed(file)
  if (typeof value === 'string') return value
  const read = said.safeParse(value)
  const content = read.success && contentHash(read.data)
  if (!content) return 'not-a-pack'
  const { form, language, version, title, training, copyright, licence, sha256 } = read.data
  if (sha256 !== undefined && sha256 !== content) return 'other-content'
  const { grantedBy, grantedTo, validUntil } = licence
  const rights = { copyright, grantedBy, grantedTo, validUntil }
  return {
    hash: sha256Hex(file),
    content,
    name,
    bytes: file.length,
    form,
    language,
    version,
    title,
    training,
    ...rights,
  }
}

function parsed(file: Buffer): 'not-utf8' | 'not-json' | object {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return 'not-utf8'
  }
  try {
    return Object(JSON.parse(text))
  } catch {
    return 'not-json'
  }
}

/** Null where the file is nested deeper than any pack. */
function contentHash({ sha256: _, ...content }: z.infer<typeof said>): string | null {
  try {
    return sha256Hex(canonicalText(content))
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}
