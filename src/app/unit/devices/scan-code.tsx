/** Reads a QR code by the camera: by the browser's own detector where it has one, else by a library. No picture is kept or sent. */
import { useEffect, useRef, useState } from 'react'
import { Notice } from '../../../look/index.tsx'
import { useWords } from '../../../words/index.tsx'

/** Between two looks. */
const LOOK_MS = 250

interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

interface DetectorKind {
  new (options: { readonly formats: 'qr_code'[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

export default function ScanCode({ found }: { readonly found: (text: string) => void }) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState(false)
  const then = useRef(found)
  then.current = found
  useEffect(() => {
    const gone = new AbortController()
    let stream: MediaStream | null = null
    const run = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      const shown = video.current
      if (!shown || gone.signal.aborted) return
      shown.srcObject = stream
      await shown.play()
      const text = await firstIn(shown, await detector(), gone.signal)
      if (text !== null) then.current(text)
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    // Refused by the person, by the device, or there is none: the code can be typed.
    run()
      .catch(() => gone.signal.aborted || setRefused(true))
      .finally(() => gone.signal.aborted && stop())
    return () => {
      gone.abort()
      stop()
    }
  }, [])
  if (refused) return <Notice kind="refusal">{t('pairing.scan-refused')}</Notice>
  return (
    <>
      <p>{t('pairing.scan-how')}</p>
      <video ref={video} className="scanner" muted playsInline aria-label={t('pairing.scan-picture')} />
    </>
  )
}

async function detector(): Promise<Detector> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorKind }
  const formats = (await Own?.getSupportedFormats().catch(() => [])) ?? []
  if (Own && formats.includes('qr_code')) return new Own({ formats: ['qr_code'] })
  const { BarcodeDetector } = await import('qr/decode.js')
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** The first code that is seen. Null where `signal` ended the looking. */
async function firstIn(video: HTMLVideoElement, by: Detector, signal: AbortSignal): Promise<string | null> {
  while (!signal.aborted) {
    // A frame that is not there yet is looked at again.
    const [code] = await by.detect(video).catch(() => [])
    if (code) return code.rawValue
    await new Promise((later) => setTimeout(later, LOOK_MS))
  }
  return null
}
