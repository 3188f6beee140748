/** Whether the choice of a passkey is shown: false until the browser has said that it can. */
import { useEffect, useState } from 'react'
import { passkeysPossible } from '../vault/index.ts'

export function usePasskeysPossible(): boolean {
  const [possible, setPossible] = useState(false)
  useEffect(() => {
    void passkeysPossible().then(setPossible)
  }, [])
  return possible
}
