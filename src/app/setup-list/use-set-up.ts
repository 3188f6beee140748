/** How far this unit has come with its set-up, read from what it keeps and from the device: there is no state of its own but what was put off. */
import { useEffect, useMemo, useState } from 'react'
import { useRoles } from '../../case-file/roles.ts'
import { holdsOn, loadedPacks } from '../../catalogue/packs.ts'
import { today } from '../../clock/today.ts'
import { readDevice } from '../../offline/device.ts'
import { enrolmentOf } from '../../outbox/enrolment.ts'
import { type Kept, type KeptOf, ofKind, useRecords, useVault } from '../../vault/index.ts'
import {
  asksFor,
  type LineState,
  putOffSetting,
  type SetUpFacts,
  type SetUpLine,
  setUpLines,
  stateOf,
} from './lines.ts'

export interface SetUpStep {
  readonly line: SetUpLine
  readonly state: LineState
  /** The choice to put it off, where that is how it stands: who chose, and when. */
  readonly choice: KeptOf<'setting'> | null
}

export interface SetUp {
  readonly steps: readonly SetUpStep[]
  readonly open: boolean
}

export function useSetUp(): SetUp {
  const vault = useVault()
  const records = useRecords()
  const deviceReady = useDeviceReady()
  const keepers = useRoles().keepers.length
  const day = today()
  return useMemo(() => {
    const packs = loadedPacks(vault.of('loaded'))
    const facts: SetUpFacts = {
      keepers,
      wordings: packs.filter(({ pack }) => !pack.training && holdsOn(pack, day)).length,
      backedUp: vault.lastBackup() !== null && !vault.backupDue(),
      enrolled: enrolmentOf(records) !== null,
      joined: vault.joined(),
      deviceReady,
    }
    const each = setUpLines.map((line) => ({ line, choice: putOffBy(records, line) }))
    return {
      steps: each.map(({ line, choice }) => ({ line, choice, state: stateOf(line, facts, choice !== null) })),
      open: each.some(({ line, choice }) => asksFor(line, facts, choice !== null)),
    }
  }, [vault, records, keepers, deviceReady, day])
}

/** The newest choice about a line, where it is to put it off. */
function putOffBy(records: readonly Kept[], line: SetUpLine): KeptOf<'setting'> | null {
  const name = putOffSetting(line)
  const newest = ofKind(records, 'setting').findLast(({ body }) => body.name === name)
  return newest?.body.value === true ? newest : null
}

function useDeviceReady(): boolean | null {
  const [ready, setReady] = useState<boolean | null>(null)
  useEffect(() => {
    let late = false
    void readDevice().then(({ persistent, offlineReady }) => late || setReady(persistent === true && offlineReady))
    return () => {
      late = true
    }
  }, [])
  return ready
}
