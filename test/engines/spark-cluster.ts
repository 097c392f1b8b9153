import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { newFolder, python } from "./folders.js";
import { type Server, startServer } from "./server.js";

/** A standalone master of Spark with two workers of one core, on this machine. */
export interface SparkCluster {
  /** `spark://…`, where applications connect. */
  readonly master: string;
  /** What applications must have in their environment. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startSpark(): Promise<SparkCluster> {
  const folder = newFolder("spark-cluster");
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  };
  const env = { ...environment, SPARK_HOME: sparkHome() };
  const start = async (name: string, ready: RegExp, args: readonly string[]): Promise<RegExpExecArray> => {
    const cwd = `${folder}/${name}`;
    mkdirSync(cwd);
    const server = await startServer({
      command: [`${env.SPARK_HOME}/bin/spark-class`, ...args, "--host", "127.0.0.1", "--webui-port", "0"],
      ready,
      log: `${folder}/${name}.log`,
      cwd,
      env: { ...env, SPARK_WORKER_DIR: cwd },
    });
    servers.push(server);
    return server.ready;
  };
  try {
    const [master] = await start("master", /spark:\/\/[\d.:]+/, [`${deploy}.master.Master`, "--port", "0"]);
    const worker = [`${deploy}.worker.Worker`, "--cores", "1", "--memory", "2g", master];
    await Promise.all(
      ["worker-1", "worker-2"].map((name) => start(name, /Successfully registered with master/, worker)),
    );
    return { master, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const deploy = "org.apache.spark.deploy";

/** Without the first two, Spark looks up the machine's name and listens to the network; the last starts it sooner. */
export const environment = {
  SPARK_LOCAL_IP: "127.0.0.1",
  SPARK_LOCAL_HOSTNAME: "localhost",
  SPARK_DAEMON_JAVA_OPTS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
};

function sparkHome(): string {
  const program = "import os, importlib.util as u; print(os.path.dirname(u.find_spec('pyspark').origin))";
  return execFileSync(python, ["-c", program], { encoding: "utf8" }).trim();
}
