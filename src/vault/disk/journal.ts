/** The page's end of the journal: talks to the worker, and says when there can be no journal here. */

import { trustedScript } from '../../offline/trusted.ts'
import { inTime } from './in-time.ts'
import workerUrl from './journal.worker.ts?worker&url'
import type { Journal } from './journal-file.ts'

type Answer = { readonly number: number; readonly value?: unknown; readonly fault?: string; readonly said?: string }

/** One worker a folder, however often the vault is opened on this page. */
const opened = new Map<string, Promise<Journal | null>>()

/** Null where the browser keeps no private files. */
export function openJournal(folder: string): Promise<Journal | null> {
  const journal = opened.get(folder) ?? started(folder)
  opened.set(folder, journal)
  return journal
}

/** A worker that says nothing at all must not keep the whole start waiting. */
const FIRST_MS = 5_000

async function started(folder: string): Promise<Journal | null> {
  if (typeof Worker === 'undefined' || typeof navigator.storage?.getDirectory !== 'function') return null
  const journal = journalIn(new Worker(trustedScript(workerUrl), { type: 'module', name: 'journal' }), folder)
  // Asked once, so that a browser which only pretends is found out before anything is promised.
  return inTime(journal.read('a'), FIRST_MS).then(
    () => journal,
    () => null,
  )
}

function journalIn(worker: Worker, folder: string): Journal {
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (fault: unknown) => void }>()
  let number = 0
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.number)
    waiting.delete(data.number)
    if (data.fault === undefined) call?.done(data.value)
    else call?.failed(new DOMException(data.said, data.fault))
  }
  worker.onerror = () => {
    for (const call of waiting.values()) call.failed(new Error('the journal worker stopped'))
    waiting.clear()
  }
  const call =
    (name: keyof Journal) =>
    (...all: readonly unknown[]) =>
      inTime(
        new Promise<never>((done, failed) => {
          number += 1
          waiting.set(number, { done: done as (value: unknown) => void, failed })
          worker.postMessage({ number, folder, name, with: all })
        }),
      )
  return {
    read: call('read'),
    append: call('append'),
    undo: call('undo'),
    rewrite: call('rewrite'),
    empty: call('empty'),
    keepShare: call('keepShare'),
    dropShare: call('dropShare'),
  }
}
