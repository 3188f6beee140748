/** One record of a table where it stands in the bytes of its file: a cell is cut out when it is asked for. */
export class Cells {
  /** Where the record begins; the header is line 1. */
  line = 1
  bytes: Buffer = Buffer.alloc(0)
  count = 0
  /** Of each cell in the bytes: its beginning, and the place after its end. */
  from: Int32Array = new Int32Array(64)
  to: Int32Array = new Int32Array(64)

  cell(at: number): string {
    return this.bytes.toString('utf8', this.from[at], this.to[at])
  }

  add(from: number, to: number): void {
    if (this.count === this.from.length) this.#grow()
    this.from[this.count] = from
    this.to[this.count] = to
    this.count += 1
  }

  /** The record is these cells. */
  fill(line: number, cells: readonly string[]): void {
    this.line = line
    this.bytes = Buffer.from(cells.join(''))
    this.count = 0
    let at = 0
    for (const cell of cells) {
      const length = Buffer.byteLength(cell)
      this.add(at, at + length)
      at += length
    }
  }

  #grow(): void {
    const { from, to } = this
    this.from = new Int32Array(2 * from.length)
    this.to = new Int32Array(2 * to.length)
    this.from.set(from)
    this.to.set(to)
  }
}
