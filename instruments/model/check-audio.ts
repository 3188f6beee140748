/** What a wording's recordings must be: one of three kinds of file, that kind inside too, and of bearable size. */
import type { Form } from './definition.ts'
import { type Faults, isRecord } from './read-data.ts'
import type { AudioType } from './wording.ts'

export type AudioFault = 'bad-audio' | 'audio-too-large' | 'unknown-item' | 'unknown-options' | 'wrong-options'

/** In characters of base64: a clip of about 50 seconds at 24 kbit/s, and some 25 minutes in all. */
export const AUDIO_LENGTHS = { clip: 200_000, all: 6_000_000 } as const

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** How a file of each kind begins, in base64: `OggS`; `ID3` or an MPEG frame; `ftyp` from the fifth byte. */
const BEGINS: Readonly<Record<AudioType, RegExp>> = {
  'audio/ogg': /^T2dnU/,
  'audio/mpeg': /^(SUQz|\/\/)/,
  'audio/mp4': /^.{6}Z0eX[AB]/,
}

const KEYS = { audio: 'instruction period items options', clip: 'type data' } as const

type Options = Readonly<Record<string, readonly unknown[]>>

export function checkAudio(faults: Faults<string>, form: Form, value: unknown, options: Options): void {
  if (!isRecord(value)) {
    faults.add('audio', 'bad-audio')
    return
  }
  let all = 0
  const clip = (at: string, one: unknown) => {
    all += checkClip(faults, at, one)
  }
  faults.keys(value, 'audio', KEYS.audio)
  for (const name of ['instruction', 'period']) if (name in value) clip(`audio.${name}`, value[name])
  for (const [id, one] of entriesOf(faults, 'audio.items', value.items))
    if (Object.hasOwn(form.items, id)) clip(`audio.items.${id}`, one)
    else faults.add(`audio.items.${id}`, 'unknown-item')
  for (const [name, list] of entriesOf(faults, 'audio.options', value.options)) {
    const at = `audio.options.${name}`
    if (!Object.hasOwn(options, name)) faults.add(at, 'unknown-options')
    else if (!Array.isArray(list) || list.length !== options[name]?.length) faults.add(at, 'wrong-options')
    else for (const [i, one] of list.entries()) clip(`${at}.${i}`, one)
  }
  if (all > AUDIO_LENGTHS.all) faults.add('audio', 'audio-too-large')
}

/** @returns how many characters the clip takes */
function checkClip(faults: Faults<string>, at: string, value: unknown): number {
  const begins = isRecord(value) && Object.hasOwn(BEGINS, String(value.type)) && BEGINS[value.type as AudioType]
  if (!isRecord(value) || !begins || typeof value.data !== 'string') {
    faults.add(at, 'bad-audio')
    return 0
  }
  faults.keys(value, at, KEYS.clip)
  const { data } = value
  if (data.length > AUDIO_LENGTHS.clip) faults.add(at, 'audio-too-large')
  else if (!BASE64.test(data) || !begins.test(data)) faults.add(at, 'bad-audio')
  return data.length
}

function entriesOf(faults: Faults<string>, at: string, value: unknown): readonly [string, unknown][] {
  if (value === undefined) return []
  if (isRecord(value)) return Object.entries(value)
  faults.add(at, 'bad-audio')
  return []
}
