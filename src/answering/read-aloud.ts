/**
 * Reading aloud: a recording that the wording brings, else the device's own voice. A network voice would send the text
 * away, so it is never used.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AudioClip } from '#instruments'
import { playRecording } from './recording.ts'

export interface Said {
  readonly text: string
  readonly clip?: AudioClip | undefined
}

export interface Reader {
  readonly speaking: boolean
  /** Whether any of it can be heard on this device. */
  can(parts: readonly Said[]): boolean
  /** Says the parts in turn, from the beginning. */
  read(parts: readonly Said[]): void
  stop(): void
}

/** Null where the wording has no recording, and the device no voice of its own for the language. */
export function useReader(language: string, recorded: boolean): Reader | null {
  const voice = useLocalVoice(language)
  const [speaking, setSpeaking] = useState(false)
  const turn = useRef<AbortController | null>(null)
  const stop = useCallback(() => {
    turn.current?.abort()
    globalThis.speechSynthesis?.cancel()
    setSpeaking(false)
  }, [])
  const read = useCallback(
    (parts: readonly Said[]) => {
      stop()
      const mine = new AbortController()
      turn.current = mine
      setSpeaking(true)
      void sayInTurn(parts, voice, mine.signal).finally(() => mine.signal.aborted || setSpeaking(false))
    },
    [voice, stop],
  )
  useEffect(() => stop, [stop])
  if (!voice && !recorded) return null
  return { speaking, can: (parts) => voice !== null || parts.some(({ clip }) => clip), read, stop }
}

async function sayInTurn(parts: readonly Said[], voice: SpeechSynthesisVoice | null, cut: AbortSignal): Promise<void> {
  for (const part of spoken(parts)) {
    if (cut.aborted) return
    if (part.clip && (await playRecording(part.clip, cut))) continue
    if (voice && !cut.aborted) await speak(part.texts, voice)
  }
}

/** What has no recording is given to the voice together, as long as no recording comes between. */
function spoken(parts: readonly Said[]): readonly { readonly texts: readonly string[]; readonly clip?: AudioClip }[] {
  const all: { texts: string[]; clip?: AudioClip }[] = []
  for (const { text, clip } of parts) {
    const last = all.at(-1)
    if (clip) all.push({ texts: [text], clip })
    else if (last && !last.clip) last.texts.push(text)
    else all.push({ texts: [text] })
  }
  return all
}

function speak(texts: readonly string[], voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((done) => {
    texts.forEach((text, i) => {
      const said = new SpeechSynthesisUtterance(text)
      said.voice = voice
      said.lang = voice.lang
      if (i === texts.length - 1) said.onend = () => done()
      speechSynthesis.speak(said)
    })
  })
}

function useLocalVoice(language: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState(() => localVoice(language))
  useEffect(() => {
    const find = () => setVoice(localVoice(language))
    find()
    // Voices are listed late in most browsers.
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', find)
    return () => globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', find)
  }, [language])
  return voice
}

function localVoice(language: string): SpeechSynthesisVoice | null {
  const [wanted] = language.toLowerCase().split('-')
  const voices = globalThis.speechSynthesis?.getVoices() ?? []
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted) ?? null
}
