/** A pack of every released format, kept for ever: each is still read, and its hash is what its maker computed. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import one from '../../test/fixtures/formats/mattstock-wording-1.json' with { type: 'json' }
import two from '../../test/fixtures/formats/mattstock-wording-2.json' with { type: 'json' }
import { canonicalPack, checkPack } from '../index.ts'

// Both files were made by a program of some lines in Python that follows docs/formats/wording.md, hash included.
it.each([
  ['1', one],
  ['2', two],
] as const)('format %s is read, and its content has the hash it says', (_, file) => {
  const checked = checkPack(file)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  expect(createHash('sha256').update(canonicalPack(checked.pack)).digest('hex')).toBe(file.sha256)
})

it('holds recordings in the second format only', () => {
  const checked = checkPack({ ...two, format: 'mattstock-wording-1' })
  expect(checked).toEqual({ ok: false, faults: [{ at: 'audio', reason: 'unknown-key' }] })
})
