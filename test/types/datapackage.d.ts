/** What the tests use of Frictionless Data's reader, which comes without types. */
declare module 'datapackage' {
  interface Resource {
    read(): Promise<readonly unknown[]>
  }
  export class Package {
    static load(
      descriptor: unknown,
      options?: { readonly basePath?: string; readonly strict?: boolean },
    ): Promise<Package>
    readonly valid: boolean
    readonly errors: readonly unknown[]
    readonly descriptor: { readonly profile: string }
    readonly resources: readonly Resource[]
  }
}
