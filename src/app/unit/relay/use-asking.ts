/** Asking the relay from a screen: busy while it lasts, and why it came to nothing. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useSaving } from '../../../controls/use-saving.tsx'
import { RelayRefusal } from '../../../vault/index.ts'

interface Asking {
  readonly asking: boolean
  /** What the relay, or this device, said no by. */
  readonly refused: string | null
  /** What the vault said no by. */
  readonly refusal: ReactNode
  readonly ask: (work: () => Promise<unknown>) => Promise<void>
}

export function useAsking(): Asking {
  const { busy, save, refusal } = useSaving()
  const [refused, setRefused] = useState<string | null>(null)
  const ask = async (work: () => Promise<unknown>) => {
    setRefused(null)
    await save(() =>
      work().catch((fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        setRefused(fault.refused)
      }),
    )
  }
  return { asking: busy, refused, refusal, ask }
}
