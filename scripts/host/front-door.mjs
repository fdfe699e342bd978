import { createServer, request } from "node:http";
import { connect } from "node:net";
import { PlainError } from "./plain-error.mjs";

/**
 * Serves what listens on a local socket at http://127.0.0.1:port (0: any free one).
 * A VS Code server gives whoever reaches it the files and a terminal, and a port of this machine can be
 * reached by every web page that is open on it. So the door opens to pages of its own origin only, under the
 * names of this machine only, and nobody has to carry a token in the address.
 */
export async function openFrontDoor({ port, socket }) {
  const door = createServer((incoming, response) => {
    if (!isOwn(incoming)) return response.writeHead(403).end("Only pages of this address may use it.\n");
    const { method, url: path, headers } = incoming;
    const forwarded = request({ socketPath: socket, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    incoming.pipe(forwarded);
  });
  const upgraded = new Set();
  door.on("upgrade", (incoming, client, head) => {
    if (!isOwn(incoming)) return client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const server = connect(socket, () => {
      server.write(requestHead(incoming));
      server.write(head);
      client.pipe(server).pipe(client);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
    upgraded.add(client);
    client.on("close", () => upgraded.delete(client));
  });
  await listen(door, port);
  return { origin: `http://127.0.0.1:${door.address().port}`, close: () => close(door, upgraded) };
}

function listen(door, port) {
  return new Promise((resolve, reject) => {
    door.once("error", (error) => {
      if (error.code === "EADDRINUSE")
        reject(new PlainError(`Port ${port} is in use. Choose another with --port.`));
      else if (error.code === "EACCES")
        reject(new PlainError(`Port ${port} may not be used by this user. Choose another with --port.`));
      else reject(error);
    });
    door.listen(port, "127.0.0.1", resolve);
  });
}

/** The server itself no longer knows the connections that were upgraded. */
function close(door, upgraded) {
  for (const client of upgraded) client.destroy();
  door.closeAllConnections();
  return new Promise((resolve) => door.close(resolve));
}

function isOwn({ headers: { host = "", origin } }) {
  const name = host.replace(/:\d+$/, "");
  const isThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(name) || name.endsWith(".localhost");
  return isThisMachine && (origin === undefined || origin === `http://${host}`);
}

function requestHead({ method, url, rawHeaders }) {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index < rawHeaders.length; index += 2)
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
