import { l10n } from "vscode";
import type { Batch, Subscription } from "../azure-data";
import { AzureError } from "../azure-error";
import { readClaims } from "../jwt";
import type { Login, Session } from "../login";
import { readSubscription } from "../shapes/directory";
import { compact, fields, readAll, text } from "../shapes/field";
import type { Clients } from "./clients";
import { asking, batches, collecting, failed, merge } from "./streams";

const apiVersion = "2022-12-01";

interface Tenant {
  readonly tenantId: string;
  readonly tenantName?: string;
}

/** Subscriptions of every tenant of every login; a tenant that cannot be read is told and skipped. */
export async function* listSubscriptions(
  clientsNow: () => Clients,
  session: Session,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch<Subscription>> {
  const logins = await asking(signal, () => session.logins());
  if (logins.length === 0) {
    throw new AzureError({ kind: "signed-out", message: l10n.t("You are not signed in to Azure.") });
  }
  const clients = clientsNow();
  yield* merge(logins.map((login) => ofLogin(clients, login, signal)));
}

async function* ofLogin(
  clients: Clients,
  login: Login,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch<Subscription>> {
  let tenants: readonly Tenant[];
  try {
    tenants =
      login.tenants === "all" ? await listTenants(clients, login, signal) : [await ownTenant(clients, login)];
  } catch (error) {
    yield { ...failed(error, [], signal), of: login.label };
    return;
  }
  yield* merge(
    tenants.map((tenant) =>
      named(
        tenant.tenantName ?? tenant.tenantId,
        batches(ofTenant(clients, login, tenant, signal), [], signal),
      ),
    ),
  );
}

/** Says of a failure whose subscriptions are missing. */
async function* named(
  of: string,
  source: AsyncIterable<Batch<Subscription>>,
): AsyncGenerator<Batch<Subscription>> {
  for await (const batch of source) yield batch.kind === "failure" ? { ...batch, of } : batch;
}

async function listTenants(
  clients: Clients,
  login: Login,
  signal: AbortSignal | undefined,
): Promise<readonly Tenant[]> {
  const pages = clients.rest({ login: login.id }).pages("/tenants", { apiVersion, signal });
  return readAll(await collecting(signal, pages), (value) => {
    const tenantId = text(fields(value)["tenantId"]);
    const tenantName = text(fields(value)["displayName"]);
    return tenantId === undefined ? undefined : compact({ tenantId, tenantName });
  });
}

async function ownTenant({ cloud, tokens }: Clients, login: Login): Promise<Tenant> {
  const token = await tokens({ login: login.id }).getToken(cloud.resourceManagerScope);
  const tenantId = text(readClaims(token?.token ?? "")["tid"]);
  if (tenantId !== undefined) return { tenantId };
  throw new AzureError({
    kind: "unknown",
    message: l10n.t("The sign-in does not say which tenant it belongs to."),
  });
}

async function* ofTenant(
  clients: Clients,
  login: Login,
  tenant: Tenant,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Subscription[]> {
  // A login that cannot choose tenants must not be asked for one by name.
  const place =
    login.tenants === "all" ? { login: login.id, tenantId: tenant.tenantId } : { login: login.id };
  const seenBy = { ...tenant, login: login.id, loginLabel: login.label };
  for await (const page of clients.rest(place).pages("/subscriptions", { apiVersion, signal })) {
    yield readAll(page, (value) => readSubscription(value, seenBy));
  }
}
