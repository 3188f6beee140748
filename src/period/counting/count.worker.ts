/**
 * Counts and discloses away from the screen. It holds the children and the unit's key in memory alone, asks nobody and
 * writes nowhere, and is ended with the page that asked.
 */
import { type CaseLists, type Disclosure, disclose, type PeriodCase, type ReleasedGroup } from '#aggregate'
import type { FromWorker, ToWorker } from './messages.ts'
import { unpack } from './pack.ts'

let asked: Omit<Disclosure, 'cases' | 'released'>
const cases: PeriodCase[] = []
const released: (CaseLists & { readonly groups: ReleasedGroup[] })[] = []
let made: CaseLists

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.say === 'asked') asked = data.asked
  else if (data.say === 'cases') for (const one of unpack(data.cases)) cases.push(one)
  else if (data.say === 'released') released.push({ ...data.lists, groups: [] })
  else if (data.say === 'group') released.at(-1)?.groups.push(data.group)
  else if (data.say === 'case-lists') answer({ say: 'case-lists', lists: made })
  else count()
}

/** The case lists stay here until *Skicka*: those of a large unit are larger than all else together. */
function count() {
  const all = disclose({ ...asked, cases, released }, (children) => answer({ say: 'counted', children }))
  if ('refused' in all) return answer({ say: 'made', made: all })
  const { caseLists, ...rest } = all
  made = caseLists
  answer({ say: 'made', made: rest })
}

const answer = (said: FromWorker) => postMessage(said)
