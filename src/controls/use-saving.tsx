/** Saving from a staff screen: busy while it lasts, and one plain sentence when the tablet would not. Nothing is half saved. */
import { type ReactNode, useState } from 'react'
import { Notice } from '../look/index.tsx'
import { VaultError } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

interface Saving {
  readonly busy: boolean
  /** Resolves to what `work` gave, or to null when the vault refused; faults of the program go on. */
  readonly save: <T>(work: () => Promise<T>) => Promise<T | null>
  /** The refusal, to be shown beside the button; nothing where there is none. */
  readonly refusal: ReactNode
}

export function useSaving(): Saving {
  const { t, named } = useWords()
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState<VaultError['reason'] | null>(null)
  const save = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setReason(null)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      setReason(error.reason)
      return null
    } finally {
      setBusy(false)
    }
  }
  const refusal = reason && (
    <Notice kind="refusal">
      {t('case.not-saved')} {named(`trouble.${reason}`, reason)}
    </Notice>
  )
  return { busy, save, refusal }
}
