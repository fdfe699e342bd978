import { describe, expect, test, vi } from "vitest";
import { keepTokens } from "#src/azure/arm-api/tokens";
import type { Credential } from "#src/azure/login";

function credential(lifetime: number) {
  let serial = 0;
  const getToken = vi.fn<Credential["getToken"]>(() => {
    serial += 1;
    return Promise.resolve({ token: `t${serial}`, expiresOnTimestamp: Date.now() + lifetime });
  });
  return { getToken };
}

const hour = 3_600_000;

describe("keepTokens", () => {
  test("asks once for each scope, also when asked at the same time", async () => {
    const source = credential(hour);
    const kept = keepTokens(source);
    const tokens = await Promise.all([kept.getToken("arm"), kept.getToken(["arm"]), kept.getToken("graph")]);
    expect(tokens.map((token) => token?.token)).toEqual(["t1", "t1", "t2"]);
    expect((await kept.getToken("arm"))?.token).toBe("t1");
    expect(source.getToken).toHaveBeenCalledTimes(2);
  });

  test("asks anew shortly before a token expires", async () => {
    const kept = keepTokens(credential(60_000));
    expect((await kept.getToken("arm"))?.token).toBe("t1");
    expect((await kept.getToken("arm"))?.token).toBe("t2");
  });

  test("asks anew after it was told to forget", async () => {
    const kept = keepTokens(credential(hour));
    await kept.getToken("arm");
    kept.forget();
    expect((await kept.getToken("arm"))?.token).toBe("t2");
  });

  test("passes on what a challenge demands, and keeps what it got for it", async () => {
    const source = credential(hour);
    const kept = keepTokens(source);
    await kept.getToken("arm");
    await kept.getToken("arm", { claims: "{}" });
    expect(source.getToken).toHaveBeenLastCalledWith("arm", { claims: "{}" });
    expect((await kept.getToken("arm"))?.token).toBe("t2");
  });

  test("a refusal is not kept", async () => {
    const getToken = vi
      .fn<Credential["getToken"]>()
      .mockRejectedValueOnce(new Error("no"))
      .mockResolvedValue({ token: "t", expiresOnTimestamp: Date.now() + hour });
    const kept = keepTokens({ getToken });
    await expect(kept.getToken("arm")).rejects.toThrow("no");
    expect((await kept.getToken("arm"))?.token).toBe("t");
  });

  test("tells the pipeline that a token is good for one call, so that forgetting reaches it", async () => {
    const token = await keepTokens(credential(hour)).getToken("arm");
    expect(token?.expiresOnTimestamp).toBeLessThanOrEqual(Date.now());
  });
});
