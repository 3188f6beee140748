/** The draft on the screen, and its keeping: some seconds after the last change, and whenever the page is put away. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackDraft } from './draft.ts'
import type { DraftKeeper } from './keep-draft.ts'

const PAUSE_MS = 4_000
/** A draft with recordings is large, and every keeping is a record: it is kept when the page is put away, and seldom before. */
const LONG_PAUSE_MS = 120_000

export type Keeping = 'kept' | 'waiting' | 'failed'

export function useDraft(keeper: DraftKeeper) {
  const [draft, setDraft] = useState(() => keeper.read())
  const [keeping, setKeeping] = useState<Keeping>('kept')
  const unsaved = useRef<PackDraft | null>(null)
  // A page that is put away is kept once more, and has nobody to tell.
  const shown = useRef(true)

  const keep = useCallback(async () => {
    const now = unsaved.current
    if (!now) return
    unsaved.current = null
    try {
      await keeper.write(now)
      if (shown.current) setKeeping(unsaved.current ? 'waiting' : 'kept')
    } catch {
      unsaved.current ??= now
      if (shown.current) setKeeping('failed')
    }
  }, [keeper])

  useEffect(() => {
    if (!draft || unsaved.current !== draft) return
    const timer = setTimeout(() => void keep(), draft.audio ? LONG_PAUSE_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft, keep])

  useEffect(() => {
    const hidden = () => document.hidden && void keep()
    const leaving = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault()
    }
    shown.current = true
    document.addEventListener('visibilitychange', hidden)
    addEventListener('beforeunload', leaving)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('beforeunload', leaving)
      shown.current = false
      void keep()
    }
  }, [keep])

  const change = useCallback((next: PackDraft) => {
    unsaved.current = next
    setDraft(next)
    setKeeping('waiting')
  }, [])
  const drop = useCallback(() => {
    unsaved.current = null
    setDraft(null)
    return keeper.write(null)
  }, [keeper])
  return { draft, keeping, change, drop }
}
