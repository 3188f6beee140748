/** Reading aloud with the device's own voices. A network voice would send the text away, so it is never used. */
import { useCallback, useEffect, useState } from 'react'

export interface Reader {
  readonly speaking: boolean
  /** Reads the sentences in turn, from the beginning. */
  read(sentences: readonly string[]): void
  stop(): void
}

/** Null where the device has no voice of its own for the language. */
export function useReader(language: string): Reader | null {
  const voice = useLocalVoice(language)
  const [speaking, setSpeaking] = useState(false)
  const stop = useCallback(() => {
    globalThis.speechSynthesis?.cancel()
    setSpeaking(false)
  }, [])
  const read = useCallback(
    (sentences: readonly string[]) => {
      if (!voice) return
      speechSynthesis.cancel()
      setSpeaking(true)
      sentences.forEach((sentence, i) => {
        const said = new SpeechSynthesisUtterance(sentence)
        said.voice = voice
        said.lang = voice.lang
        if (i === sentences.length - 1) said.onend = () => setSpeaking(false)
        speechSynthesis.speak(said)
      })
    },
    [voice],
  )
  useEffect(() => stop, [stop])
  return voice && { speaking, read, stop }
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
