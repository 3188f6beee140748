import { expect, it } from 'vitest'
import { type AudioClip, checkPack, type Form, formById } from '#instruments'
import two from '../../../test/fixtures/formats/mattstock-wording-2.json' with { type: 'json' }
import { clipAt, clipFrom, withClip } from './clips.ts'
import { draftFrom, emptyDraft, type PackDraft, packOf } from './draft.ts'

const sound = two.audio.items.slept as AudioClip
const other = two.audio.instruction as AudioClip
const bytesOf = (clip: AudioClip) => Uint8Array.from(atob(clip.data), (sign) => sign.charCodeAt(0))
const empty = emptyDraft(formById('ordinary-week') as Form, null)

it('knows a recording by how it begins, whatever it is called, and keeps every byte', async () => {
  expect(await clipFrom(new Blob([bytesOf(sound)], { type: 'text/plain' }))).toEqual(sound)
  expect(await clipFrom(new Blob([bytesOf(other)]))).toEqual(other)
  expect((await clipFrom(new Blob(['\0\0\0 ftypM4A '])))?.type).toBe('audio/mp4')
})

it.each([
  ['a page', new Blob(['<html>'])],
  ['a wave file', new Blob(['RIFF....WAVE'])],
  ['nothing', new Blob([])],
  ['more than the reader takes', new Blob(['OggS', new Uint8Array(150_000)])],
])('is no clip where the file is %s', async (_, file) => {
  expect(await clipFrom(file)).toBeNull()
})

it('puts a clip in each kind of place and takes it out again, leaving no trace', () => {
  for (const place of [
    { at: 'instruction' },
    { at: 'items', id: 'ate' },
    { at: 'options', list: Object.keys(empty.options)[0] ?? '', choice: 2 },
  ] as const) {
    const more = withClip(empty, place, sound)
    expect(clipAt(more, place)).toBe(sound)
    expect(withClip(more, place, null)).toEqual(empty)
  }
})

it('leaves the other recordings alone', () => {
  const draft = draftFrom(two) as PackDraft
  const more = withClip(draft, { at: 'items', id: 'ate' }, sound)
  expect(more.audio).toEqual({ ...two.audio, items: { ...two.audio.items, ate: sound } })
  expect(checkPack(packOf(more)).ok).toBe(true)
})

it('says which choice of a list is not recorded', () => {
  const draft = withClip(
    draftFrom({ ...two, audio: {} }) as PackDraft,
    { at: 'options', list: 'often', choice: 1 },
    sound,
  )
  const checked = checkPack(packOf(draft))
  expect(checked.ok ? [] : checked.faults.map(({ at }) => at)).toEqual(
    [0, 2, 3, 4].map((i) => `audio.options.often.${i}`),
  )
})
