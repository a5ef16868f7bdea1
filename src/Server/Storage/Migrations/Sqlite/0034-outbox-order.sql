CREATE INDEX "IX_Outbox_Partner_CreatedAt_Id" ON "Outbox" ("Partner", "CreatedAt", "Id") WHERE "DoneAt" IS NULL AND NOT "Dead";
CREATE INDEX "IX_Outbox_CaseId_Partner_CreatedAt_Id" ON "Outbox" ("CaseId", "Partner", "CreatedAt", "Id") WHERE "DoneAt" IS NULL AND NOT "Dead";
