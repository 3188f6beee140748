/** Whether members, passphrases and the sheet are changed on this device of the unit. Null until it is known. */
import { useEffect, useState } from 'react'
import { useVault } from '../vault/index.ts'

export function useKeysHere(): boolean | null {
  const vault = useVault()
  const alone = vault.deviceCount() < 2
  const [here, setHere] = useState<boolean | null>(alone ? true : null)
  useEffect(() => {
    let late = false
    if (!alone)
      void vault
        .devices()
        .then((devices) => devices.keysHere())
        .then((found) => late || setHere(found))
    return () => {
      late = true
    }
  }, [vault, alone])
  return here
}
