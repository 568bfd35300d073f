/**
 * A module of the program as it is published, since that is what users run; `compilePackage` has to be called before.
 *
 * @param path below `lib/`
 */
export async function compiledModule<Module>(path: string): Promise<Module> {
  return import(new URL(`../lib/${path}`, import.meta.url).href);
}
