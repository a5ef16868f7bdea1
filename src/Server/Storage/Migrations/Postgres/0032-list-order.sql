CREATE INDEX "IX_Cases_Kind_Id" ON "Cases" ("Kind", "Id");
CREATE INDEX "IX_Cases_Kind_Stage_Id" ON "Cases" ("Kind", "Stage", "Id");
CREATE INDEX "IX_Cases_OrganisationId_Kind_Id" ON "Cases" ("OrganisationId", "Kind", "Id");
CREATE INDEX "IX_RegisterEntries_Register_Id" ON "RegisterEntries" ("Register", "Id");
