/** Whether the one who answers seems to have gone. */
import { useEffect, useState } from 'react'

export const IDLE_MS = 10 * 60_000
const signs = ['pointerdown', 'keydown', 'scroll'] as const

/** True after ten minutes without a touch or a key, until `here` is called. Sleep counts: the clock is read, not the ticks. */
export function useIdle(): { readonly idle: boolean; readonly here: () => void } {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    if (idle) return
    let last = Date.now()
    const touched = () => {
      last = Date.now()
    }
    const look = () => setIdle(Date.now() - last >= IDLE_MS)
    const timer = setInterval(look, 5_000)
    for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, touched, { capture: true })
      document.removeEventListener('visibilitychange', look)
    }
  }, [idle])
  return { idle, here: () => setIdle(false) }
}
