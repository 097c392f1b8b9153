import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { newFolder } from "./folders.js";
import { startServer } from "./server.js";

/** A PostgreSQL server of its own, with its own data, on this machine. */
export interface PostgresServer {
  readonly port: number;
  /** Ends it at once, in the middle of what it does, as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const versions = "/usr/lib/postgresql";

/** The folder of the newest server that Debian installed, or nothing. */
export function postgresPrograms(): string | null {
  if (!existsSync(versions)) return null;
  const folders = readdirSync(versions).sort((left, right) => Number(right) - Number(left));
  return (
    folders.map((version) => `${versions}/${version}/bin`).find((folder) => existsSync(`${folder}/initdb`)) ??
    null
  );
}

/** Starts a server with an empty database `postgres`, whose user of that name needs no password. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = postgresPrograms();
  if (programs === null) throw new Error("PostgreSQL is not installed: run npm run test:engines");
  const user = unprivilegedUser();
  const folder = dataFolder(user);
  const options = { cwd: folder, ...user, stdio: "pipe" } as const;
  execFileSync(`${programs}/initdb`, [...initialization, "-D", `${folder}/data`], options);
  const port = await freePort();
  const server = await startServer({
    command: [`${programs}/postgres`, "-D", `${folder}/data`, "-p", String(port), ...settings],
    ready: /ready to accept connections/,
    log: `${folder}/log`,
    signal: "INT",
    cwd: folder,
    ...(user === null ? {} : { user }),
  });
  const end = async (signal?: string): Promise<void> => {
    await server.stop(signal);
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, kill: () => end("QUIT"), stop: () => end() };
}

const initialization = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];

/** Nothing here has to outlast a power cut. */
const settings = [
  ...["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "max_connections=20"],
  ...["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
].flatMap((setting) => ["-c", setting]);

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function unprivilegedUser(): User | null {
  if (process.getuid!() !== 0) return null;
  const id = (which: string): number => Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** A folder of that user's: in the system's temporary one where the repository lies beyond their reach. */
function dataFolder(user: User | null): string {
  const folder = newFolder("postgres");
  if (user === null) return folder;
  chownSync(folder, user.uid, user.gid);
  if (spawnSync("test", ["-x", folder], { ...user, cwd: "/" }).status === 0) return folder;
  rmSync(folder, { recursive: true });
  const elsewhere = mkdtempSync(`${tmpdir()}/salesmetrics-postgres-`);
  chownSync(elsewhere, user.uid, user.gid);
  return elsewhere;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
