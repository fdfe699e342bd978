import { createHash, createSign, generateKeyPairSync } from "node:crypto";

/** A certificate for "localhost" and 127.0.0.1 that signs itself, made anew each time; both parts as PEM. */
export interface SelfSigned {
  readonly key: string;
  readonly certificate: string;
}

/** X.509 in DER, as far as one such certificate needs it (RFC 5280). */
export function makeCertificate(): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKeyInfo = publicKey.export({ type: "spki", format: "der" });
  const name = sequence(set(sequence(objectId("550403"), der(0x0c, Buffer.from("localhost")))));
  const signatureAlgorithm = sequence(objectId("2a8648ce3d040302"));
  const serial = createHash("sha256").update(publicKeyInfo).digest().subarray(0, 8);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01;

  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    signatureAlgorithm,
    name,
    sequence(time(-1), time(2)),
    name,
    publicKeyInfo,
    der(0xa3, sequence(alternativeNames(), authority())),
  );
  const signature = createSign("SHA256").update(toBeSigned).sign(privateKey);
  const certificate = sequence(
    toBeSigned,
    signatureAlgorithm,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${wrapped(certificate.toString("base64"))}\n-----END CERTIFICATE-----\n`,
  };
}

function alternativeNames(): Buffer {
  const names = sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1])));
  return sequence(objectId("551d11"), der(0x04, names));
}

/** Its own authority: `NODE_EXTRA_CA_CERTS` then trusts it. */
function authority(): Buffer {
  const yes = der(0x01, Buffer.from([0xff]));
  return sequence(objectId("551d13"), yes, der(0x04, sequence(yes)));
}

/** So many days from now, as UTCTime. */
function time(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, "");
  return der(0x17, Buffer.from(text.slice(2)));
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function wrapped(text: string): string {
  return text.match(/.{1,64}/g)?.join("\n") ?? "";
}
