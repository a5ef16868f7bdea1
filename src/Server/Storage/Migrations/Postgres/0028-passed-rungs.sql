ALTER TABLE "Rungs" ADD "PassedAt" bigint NULL;
DROP INDEX "IX_Rungs_FiredAt_At";
CREATE INDEX "IX_Rungs_At" ON "Rungs" ("At") WHERE "FiredAt" IS NULL AND "PassedAt" IS NULL;
