/** One press, and a touch on the key: offered where this browser can, and somebody of the unit has a passkey here. */
import { useEffect, useState } from 'react'
import { Button } from '../look/index.tsx'
import {
  askPasskey,
  type OpenVault,
  type PasskeySlot,
  type Place,
  passkeysAt,
  passkeysPossible,
  type Refusal,
  type Secret,
} from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { PasskeyRefused } from './passkey-refused.tsx'

/** `T` is what the right key leads to. */
export interface ByPasskeyProps<T extends object = OpenVault> {
  readonly place: Place
  readonly attempt: (secret: Secret) => Promise<T | Refusal>
  readonly opened: (found: T) => void
}

export default function ByPasskey<T extends object = OpenVault>({ place, attempt, opened }: ByPasskeyProps<T>) {
  const { t } = useWords()
  const slots = useSlots(place)
  const [waiting, setWaiting] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  if (slots.length === 0) return null
  const ask = async () => {
    setRefusal(null)
    setWaiting(true)
    const answer = await askPasskey(slots)
    const found = 'refused' in answer ? answer : await attempt(answer)
    setWaiting(false)
    if ('refused' in found) setRefusal(found)
    else opened(found)
  }
  return (
    <div className="stack passkey-way">
      <Button disabled={waiting} onClick={() => void ask()}>
        {t(waiting ? 'passkey.waiting' : 'passkey.open')}
      </Button>
      <PasskeyRefused refusal={refusal} />
    </div>
  )
}

function useSlots(place: Place): readonly PasskeySlot[] {
  const [slots, setSlots] = useState<readonly PasskeySlot[]>([])
  useEffect(() => {
    let shown = true
    // Whatever cannot be read here, the passphrase leads in, and says what is amiss.
    void passkeysPossible()
      .then((possible) => (possible ? passkeysAt(place) : []))
      .then((found) => shown && setSlots(found))
      .catch(() => undefined)
    return () => {
      shown = false
    }
  }, [place])
  return slots
}
