/** The page's end of the worker that counts: hands over the children a few at a time, and hears how far it has come. */
import { type CaseLists, type Disclosure, disclose, type PeriodCase, type Refused, type Release } from '#aggregate'
import { trustedScript } from '../../offline/trusted.ts'
import workerUrl from './count.worker.ts?worker&url'
import type { FromWorker, ToWorker } from './messages.ts'
import { pack } from './pack.ts'
import { nextTask, slices, sparing } from './slices.ts'

/** What may be sent, without the case lists: those stay where they were made until they are asked for. */
export interface Prepared extends Omit<Release, 'caseLists'> {
  readonly caseLists: () => Promise<CaseLists>
}

export interface CountRequest extends Disclosure {
  readonly cases: readonly PeriodCase[]
}

export interface HowFar {
  readonly step: 'reading' | 'counting' | 'judging'
  /** Children. */
  readonly done: number
  readonly of: number
}

export interface Counting {
  readonly made: Promise<Prepared | Refused>
  /** Ends it, with all that it knew. What was made cannot give its case lists after this. */
  readonly stop: () => void
}

export function countApart(asked: CountRequest, heard: (far: HowFar) => void): Counting {
  if (typeof Worker === 'undefined') return { made: Promise.resolve(countHere(asked)), stop: () => {} }
  const worker = new Worker(trustedScript(workerUrl), { type: 'module', name: 'count' })
  const of = asked.cases.length
  const due = sparing()
  const hear = (step: HowFar['step'], done: number) => {
    if (step === 'judging' || due()) heard({ step, done, of })
  }
  const handing = handOver(worker, asked, (done) => hear('reading', done))
  const made = new Promise<Prepared | Refused>((done, failed) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.say === 'counted') hear(data.children < of ? 'counting' : 'judging', data.children)
      if (data.say !== 'made') return
      worker.onerror = null
      done('refused' in data.made ? data.made : { ...data.made, caseLists: () => listsOf(worker) })
    }
    // A worker that could not be fetched is no reason to send nothing; a fault of the counting itself is thrown here too.
    worker.onerror = () => {
      handing.stop()
      try {
        done(countHere(asked))
      } catch (fault) {
        failed(fault)
      }
    }
  })
  const stop = () => {
    handing.stop()
    worker.terminate()
  }
  return { made, stop }
}

function countHere(asked: CountRequest): Prepared | Refused {
  const made = disclose(asked)
  return 'refused' in made ? made : { ...made, caseLists: async () => made.caseLists }
}

/** Rejects where the worker fails at it: then nothing is sent, and whoever presses *Skicka* is told. */
function listsOf(worker: Worker): Promise<CaseLists> {
  return new Promise((done, failed) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.say === 'case-lists') done(data.lists)
    })
    worker.addEventListener('error', failed)
    tell(worker, { say: 'case-lists' })
  })
}

const tell = (worker: Worker, said: ToWorker, given: Transferable[] = []) => worker.postMessage(said, given)

/** Copying a hundred thousand children in one go would hold the screen for a second. */
function handOver(worker: Worker, asked: CountRequest, handed: (children: number) => void) {
  const all = slices(pieces(worker, asked), 0)
  let stop = () => {}
  const more = () => {
    all.go()
    if ('done' in all.state) return
    handed(all.state.at)
    stop = nextTask(more)
  }
  more()
  return { stop: () => stop() }
}

const children = 100

function* pieces(worker: Worker, { cases, released, ...asked }: CountRequest): Generator<number, void> {
  tell(worker, { say: 'asked', asked })
  for (const { groups, ...lists } of released) {
    tell(worker, { say: 'released', lists })
    for (const group of groups) {
      tell(worker, { say: 'group', group })
      yield 0
    }
  }
  for (let from = 0; from < cases.length; from += children) {
    const packed = pack(cases.slice(from, from + children))
    tell(worker, { say: 'cases', cases: packed }, [packed.numbers.buffer])
    yield from
  }
  tell(worker, { say: 'count' })
}
