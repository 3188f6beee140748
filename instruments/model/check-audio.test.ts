import { expect, it } from 'vitest'
import file from '../../test/fixtures/formats/mattstock-wording-2.json' with { type: 'json' }
import { canonicalPack, checkPack, type WordingPack } from '../index.ts'
import { AUDIO_LENGTHS } from './check-audio.ts'

/** The first twelve characters of an Ogg file: as far as the reader looks, beside length and alphabet. */
const clip = { type: 'audio/ogg' as const, data: file.audio.items.slept.data.slice(0, 12) }
const faultsOf = (audio: unknown) => {
  const checked = checkPack({ ...file, audio })
  return checked.ok ? [] : checked.faults.map(({ at, reason }) => `${at}: ${reason}`)
}
const long = (characters: number) => ({ ...clip, data: clip.data.padEnd(characters, 'A') })

it('takes recordings of some of the parts, and of none', () => {
  for (const audio of [file.audio, {}, { items: { ate: clip } }, { period: clip, instruction: clip }])
    expect(faultsOf(audio)).toEqual([])
})

it('takes an MP4 by its first box, and an MP3 that begins with a frame', () => {
  // 00 00 00 20 "ftypM4A " and FF FB 90 00: twelve and four bytes.
  expect(faultsOf({ items: { ate: { type: 'audio/mp4', data: 'AAAAIGZ0eXBNNEEg' } } })).toEqual([])
  expect(faultsOf({ items: { ate: { type: 'audio/mpeg', data: '//uQAA==' } } })).toEqual([])
})

it.each<[unknown, string]>([
  ['loud', 'audio: bad-audio'],
  [[clip], 'audio: bad-audio'],
  [{ title: clip }, 'audio.title: unknown-key'],
  [{ items: [clip] }, 'audio.items: bad-audio'],
  [{ items: { sang: clip } }, 'audio.items.sang: unknown-item'],
  [{ items: JSON.parse(`{"__proto__": ${JSON.stringify(clip)}}`) }, 'audio.items.__proto__: unknown-item'],
  [{ items: { ate: null } }, 'audio.items.ate: bad-audio'],
  [{ items: { ate: clip.data } }, 'audio.items.ate: bad-audio'],
  [{ items: { ate: { ...clip, type: 'text/html' } } }, 'audio.items.ate: bad-audio'],
  [{ items: { ate: { ...clip, type: 'constructor' } } }, 'audio.items.ate: bad-audio'],
  [{ items: { ate: { ...clip, type: 'audio/mpeg' } } }, 'audio.items.ate: bad-audio'],
  [{ items: { ate: { ...clip, url: 'https://example.org' } } }, 'audio.items.ate.url: unknown-key'],
  [{ items: { ate: { ...clip, data: '' } } }, 'audio.items.ate: bad-audio'],
  [{ items: { ate: { ...clip, data: `${clip.data}A` } } }, 'audio.items.ate: bad-audio'],
  [
    { items: { ate: { ...clip, data: `${clip.data.slice(0, 4)} ${clip.data.slice(5)}` } } },
    'audio.items.ate: bad-audio',
  ],
  [{ items: { ate: { ...clip, data: 'PGh0bWw+' } } }, 'audio.items.ate: bad-audio'],
  [{ options: { seldom: [clip] } }, 'audio.options.seldom: unknown-options'],
  [{ options: { often: [clip] } }, 'audio.options.often: wrong-options'],
  [{ options: { often: clip } }, 'audio.options.often: wrong-options'],
])('refuses %j', (audio, fault) => {
  expect(faultsOf(audio)).toContain(fault)
})

it('weighs each recording', () => {
  const at = (characters: number) => faultsOf({ items: { ate: long(characters) } })
  expect(at(AUDIO_LENGTHS.clip)).toEqual([])
  expect(at(AUDIO_LENGTHS.clip + 4)).toEqual(['audio.items.ate: audio-too-large'])
})

it('weighs all recordings together', () => {
  const list = file.options.often.map(() => long(AUDIO_LENGTHS.clip))
  const lists = Array.from({ length: 7 }, (_, i) => `list ${i}`)
  const faults = checkPack({
    ...file,
    options: Object.fromEntries(lists.map((name) => [name, file.options.often])),
    audio: { options: Object.fromEntries(lists.map((name) => [name, list])) },
  })
  // 7 lists of 5 clips of 200 000 characters are 7 million.
  expect(faults.ok ? [] : faults.faults.map(({ reason }) => reason)).toContain('audio-too-large')
})

it('hashes the recordings with the words', () => {
  const pack = file as unknown as WordingPack
  const other = { ...pack, audio: { items: { slept: long(400) } } }
  expect(canonicalPack(other)).not.toBe(canonicalPack(pack))
})
