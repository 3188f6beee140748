/** The editor inside a unit: the draft is sealed in its vault, and what is whole can be loaded, through the same review as a file. */
import { useMemo, useState } from 'react'
import type { UnitPack } from '../../catalogue/packs.ts'
import { useVault } from '../../vault/index.ts'
import { Brought as BroughtPack } from '../imported-pack.tsx'
import { type Brought, readPack } from '../read-pack.ts'
import { Editor } from './editor.tsx'
import { vaultKeeper } from './keep-draft.ts'

export default function UnitEditor(props: {
  readonly packs: readonly UnitPack[]
  readonly day: string
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
}) {
  const vault = useVault()
  const keeper = useMemo(() => vaultKeeper(vault), [vault])
  const [brought, setBrought] = useState<Brought | null>(null)
  const { packs, day } = props
  if (brought) return <BroughtPack {...props} have={packs} brought={brought} onCancel={() => setBrought(null)} />
  // Read once more, now against what is loaded.
  return (
    <Editor {...{ packs, day, keeper }} onReview={({ pack }) => void readPack(pack, packs, day).then(setBrought)} />
  )
}
